using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QueueServer.Domain.Summaries;
using ScreenHosting.Storage;

namespace QueueServer.Summaries;

/// <summary>A summary, with the bytes that were signed.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Body">JSON, byte for byte as it was signed.</param>
/// <param name="Signature">ECDSA with P-256 and SHA-256 (FIPS 186-5), 64 bytes.</param>
internal sealed record SignedSummary(DaySummary Summary, string Body, byte[] Signature)
{
    /// <summary>SHA-256 of the body, in hexadecimal digits.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));

    /// <summary>Reads what came from elsewhere.</summary>
    /// <param name="body">JSON of the form that is written here.</param>
    /// <param name="signature">Of its bytes.</param>
    /// <returns>Null where it is no summary.</returns>
    public static SignedSummary? TryRead(string body, byte[] signature)
    {
        try
        {
            var summary = SummaryStore.Forms.Read<DaySummary>(SummaryStore.Forms.Current, Encoding.UTF8.GetBytes(body));
            return SummaryRules.AreKept(summary) ? new(summary, body, signature) : null;
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
        return new(summary, Encoding.UTF8.GetString(bytes), key.SignData(bytes, HashAlgorithmName.SHA256));
    }

    /// <summary>Whether the key signed it.</summary>
    public bool IsBy(ECDsa key) => key.VerifyData(Encoding.UTF8.GetBytes(Body), Signature, HashAlgorithmName.SHA256);
}
