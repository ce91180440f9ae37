using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using FaceEngine.Models;

namespace ModelRestore;

/// <summary>
/// A package's tarball. The paths inside it are only compared, never used to write: where a file goes is the plan's to say.
/// </summary>
internal static class PackageArchive
{
    /// <exception cref="RestoreException">The tarball is not the listed one.</exception>
    public static void CheckIntegrity(PackageEntry package, string tarball)
    {
        using var stream = File.OpenRead(tarball);
        var found = "sha512-" + Convert.ToBase64String(SHA512.HashData(stream));
        if (found != package.Integrity)
            throw new RestoreException(
                $"{package.Name}@{package.Version}: the downloaded package is not the listed one "
                    + $"(its integrity is {found}). Check npm's registry setting; nothing of it was used."
            );
    }

    /// <summary>Moves the wanted members into place, one after the other, and yields each when it is there.</summary>
    /// <exception cref="RestoreException">A member is missing or is not the listed file.</exception>
    public static IEnumerable<RestoreItem> Extract(PackageEntry package, string tarball, IReadOnlyList<RestoreItem> wanted)
    {
        var missing = wanted.ToDictionary(item => item.Entry.Member);
        using var reader = new TarReader(new GZipStream(File.OpenRead(tarball), CompressionMode.Decompress));
        while (missing.Count > 0 && reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                continue;
            if (!missing.Remove(entry.Name, out var item))
                continue;
            Place(package, item, entry.DataStream ?? Stream.Null);
            yield return item;
        }
        if (missing.Count > 0)
            throw new RestoreException(
                $"{package.Name}@{package.Version}: the package has no {string.Join(", ", missing.Keys)}. "
                    + "Correct the member in the list that names it."
            );
    }

    private static void Place(PackageEntry package, RestoreItem item, Stream content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(item.Target)!); // a target is a file below a folder: it has a parent
        // Beside its target, so that the move is one rename; with the process id, so that two restores do not share it.
        var part = $"{item.Target}.{Environment.ProcessId}.part";
        try
        {
            var found = Copy(content, part);
            if (!found.Equals(item.Entry.Sha256, StringComparison.OrdinalIgnoreCase))
                throw new RestoreException(
                    $"{item.Entry.File} (from {package.Name}@{package.Version}): its SHA-256 is {found}, "
                        + "not the listed one. Correct the list, or take another version; the file was not used."
                );
            File.Move(part, item.Target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static string Copy(Stream content, string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = File.Create(path);
        var buffer = new byte[1 << 16];
        for (int count; (count = content.Read(buffer)) > 0; )
        {
            hash.AppendData(buffer, 0, count);
            file.Write(buffer, 0, count);
        }
        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
