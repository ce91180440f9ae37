using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FaceEngine.Frames;
using QueueContracts;
using QueueContracts.Faces;

namespace KioskDevice.Outage;

/// <summary>What of a visitor's face waits to be handed in; whoever opens it overwrites it once it was used.</summary>
internal sealed record FaceToHandIn(FaceTemplate? Face, byte[]? Picture);

/// <summary>
/// Faces and pictures that wait to be handed in, each in a file of its own: AES-256-GCM under a random key in another file, with a fresh
/// 96-bit nonce: <c>nonce (12) ‖ tag (16) ‖ ciphertext</c>. The command is associated data, so that a box moved to another number does not
/// open. Each file goes when it is handed in, and the key when none is left.
/// </summary>
/// <param name="folder">Where they lie.</param>
internal sealed class SealedFaces(string folder)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;
    private const string Extension = ".face";

    private string KeyFile => Path.Combine(folder, "faces.key");

    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Seal(CommandId command, FaceToHandIn face)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(face, Wire.Json);
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using (var aes = new AesGcm(FindOrMakeKey(), TagBytes))
            aes.Encrypt(
                box.AsSpan(0, NonceBytes),
                plain,
                box.AsSpan(NonceBytes + TagBytes),
                box.AsSpan(NonceBytes, TagBytes),
                OwnerOf(command)
            );
        CryptographicOperations.ZeroMemory(plain);
        SureFile.Write(PathOf(command), box);
    }

    /// <returns>Null when it cannot be opened (any more).</returns>
    public FaceToHandIn? Open(CommandId command)
    {
        try
        {
            if (FindKey() is not { } key || !File.Exists(PathOf(command)))
                return null;
            var box = File.ReadAllBytes(PathOf(command));
            if (box.Length < NonceBytes + TagBytes)
                return null;
            using var plain = FaceMemory.Rent<byte>(box.Length - NonceBytes - TagBytes);
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(
                box.AsSpan(0, NonceBytes),
                box.AsSpan(NonceBytes + TagBytes),
                box.AsSpan(NonceBytes, TagBytes),
                plain.Span,
                OwnerOf(command)
            );
            return JsonSerializer.Deserialize<FaceToHandIn>(plain.Span, Wire.Json);
        }
        catch (Exception e) when (e is CryptographicException or JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Destroys every box but those of these commands; with none left, the key too.</summary>
    /// <exception cref="IOException">The disk does not let it go.</exception>
    public void DestroyAllBut(IReadOnlyCollection<CommandId> kept)
    {
        var paths = kept.Select(PathOf).ToHashSet();
        foreach (var path in Directory.GetFiles(folder, $"*{Extension}*").Where(path => !paths.Contains(path)))
            SureFile.Destroy(path);
        if (!paths.Any(File.Exists))
            SureFile.Destroy(KeyFile);
    }

    private byte[]? FindKey() => File.Exists(KeyFile) && File.ReadAllBytes(KeyFile) is { Length: KeyBytes } key ? key : null;

    private byte[] FindOrMakeKey()
    {
        if (FindKey() is { } found)
            return found;
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        SureFile.Write(KeyFile, key);
        return key;
    }

    private static byte[] OwnerOf(CommandId command) => Encoding.UTF8.GetBytes($"face to hand in|{command}");

    private string PathOf(CommandId command) => Path.Combine(folder, $"{command}{Extension}");
}
