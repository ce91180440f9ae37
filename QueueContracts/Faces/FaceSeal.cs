using System.Security.Cryptography;
using System.Text;

namespace QueueContracts.Faces;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce a box: <c>nonce (12) ‖ tag (16) ‖ ciphertext</c>. Whose it is, is associated
/// data, so that a box moved to another place does not open.
/// </summary>
public static class FaceSeal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Seals what is somebody's.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="owner">Whose it is, and which of theirs.</param>
    /// <param name="plain">What is sealed.</param>
    public static byte[] Seal(byte[] key, string owner, ReadOnlySpan<byte> plain)
    {
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(owner));
        return box;
    }

    /// <summary>Opens a box.</summary>
    /// <returns>What was sealed, in memory of its own that does not move: whoever asked overwrites it.</returns>
    /// <exception cref="CryptographicException">The box was changed, belongs to another owner, or was sealed with another key.</exception>
    public static byte[] Open(byte[] key, string owner, ReadOnlySpan<byte> box)
    {
        if (box.Length < NonceBytes + TagBytes)
            throw new CryptographicException("The box is too short.");
        var plain = GC.AllocateUninitializedArray<byte>(box.Length - NonceBytes - TagBytes, pinned: true); // whoever asked overwrites it
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            box[..NonceBytes],
            box[(NonceBytes + TagBytes)..],
            box.Slice(NonceBytes, TagBytes),
            plain,
            Encoding.UTF8.GetBytes(owner)
        );
        return plain;
    }
}
