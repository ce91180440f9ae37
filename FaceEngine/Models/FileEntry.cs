using System.Text.RegularExpressions;

namespace FaceEngine.Models;

/// <summary>One file a package holds: where it lies in the package, where it is put, and the hash it must have.</summary>
internal record FileEntry
{
    /// <summary>Name of the package, one of <see cref="ModelManifest.Packages"/>.</summary>
    public required string Package { get; init; }

    /// <summary>Path of the file inside the package's tarball.</summary>
    public required string Member { get; init; }

    /// <summary>Path below the folder that restored files are put in; forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What is wrong with this entry, or null. A path that could leave its folder is refused here, once for all.</summary>
    public string? Fault()
    {
        if (Sha256.Length != 64 || !Sha256.All(char.IsAsciiHexDigit))
            return $"'{File}': sha256 is not 64 hexadecimal digits";
        if (Member.Length == 0)
            return $"'{File}': member is empty";
        return IsInside(File) ? null : $"'{File}': file must be a relative path of plain names";
    }

    private static bool IsInside(string path) =>
        path.Split('/') is { Length: > 0 } names && names.All(name => PlainName.IsMatch(name) && name.Trim('.').Length > 0);

    private static readonly Regex PlainName = new("^[A-Za-z0-9._-]+$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
