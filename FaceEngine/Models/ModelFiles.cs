using System.Security.Cryptography;

namespace FaceEngine.Models;

/// <summary>The restored files beside the manifest. Nothing is handed out before its hash was checked.</summary>
internal sealed class ModelFiles(string modelsFolder)
{
    public const string Fix = "dotnet run --project models/Restore";

    private readonly string files = Path.Combine(Path.GetFullPath(modelsFolder), "files");

    /// <summary>Absolute path of an entry's file, whether or not it is there.</summary>
    public string PathOf(FileEntry entry) => Path.Combine([files, .. entry.File.Split('/')]);

    /// <summary>The whole file. The bytes that were hashed are the bytes that are returned.</summary>
    /// <exception cref="ModelException">It is missing, or its hash is not the manifest's.</exception>
    public byte[] Read(FileEntry entry)
    {
        var path = PathOf(entry);
        var bytes = Read(path);
        return Convert.ToHexString(SHA256.HashData(bytes)).Equals(entry.Sha256, StringComparison.OrdinalIgnoreCase)
            ? bytes
            : throw new ModelException($"{path}: the file is damaged or foreign (its SHA-256 is not the manifest's). Run: {Fix}");
    }

    /// <summary>The exception for a file that is there and whole but does not do what the manifest says.</summary>
    public ModelException Unusable(FileEntry entry, string why, Exception? inner = null) =>
        new($"{PathOf(entry)}: {why} Correct its entry in models/manifest.json, then run: {Fix}", inner);

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException($"{path}: the file is missing. Run: {Fix}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{path}: the file cannot be read ({error.Message}). Check its permissions, then run: {Fix}", error);
        }
    }
}
