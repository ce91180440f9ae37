using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QueueServer.Domain.Summaries;
using ScreenHosting.Storage;

namespace QueueServer.Summaries;

/// <summary>A summary, with the bytes that were signed.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Body">JSON, byte for byte as it was signed.</param>
/// <param name="Form">The form of the body.</param>
/// <param name="Signature">ECDSA with P-256 and SHA-256 (FIPS 186-5), 64 bytes.</param>
internal sealed record SignedSummary(DaySummary Summary, string Body, int Form, byte[] Signature)
{
    /// <summary>SHA-256 of the body, in hexadecimal digits.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));

    /// <summary>Reads what came from elsewhere.</summary>
    /// <param name="body">JSON.</param>
    /// <param name="form">Its form, 1 to the one that is written here.</param>
    /// <param name="signature">Of its bytes.</param>
    /// <returns>Null where it is no summary.</returns>
    public static SignedSummary? TryRead(string body, int form, byte[] signature)
    {
        try
        {
            var summary = SummaryStore.Forms.Read<DaySummary>(form, Encoding.UTF8.GetBytes(body));
            return SummaryRules.AreKept(summary) ? new(summary, body, form, signature) : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Signs a summary.</summary>
    public static SignedSummary Create(DaySummary summary, ECDsa key)
    {
        var bytes = StoredForms.Write(summary);
        return new(summary, Encoding.UTF8.GetString(bytes), SummaryStore.Forms.Current, key.SignData(bytes, HashAlgorithmName.SHA256));
    }

    /// <summary>Whether the key signed it.</summary>
    public bool IsBy(ECDsa key) => key.VerifyData(Encoding.UTF8.GetBytes(Body), Signature, HashAlgorithmName.SHA256);
}
