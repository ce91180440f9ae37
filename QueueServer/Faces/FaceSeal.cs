using System.Security.Cryptography;
using System.Text;

namespace QueueServer.Faces;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce a box: <c>nonce (12) ‖ tag (16) ‖ ciphertext</c>. Office, day, kind and
/// owner are associated data, so that a box moved to another row does not open.
/// </summary>
internal static class FaceSeal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Seal(byte[] key, string owner, ReadOnlySpan<byte> plain)
    {
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(owner));
        return box;
    }

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
