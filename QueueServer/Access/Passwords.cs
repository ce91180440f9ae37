using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace QueueServer.Access;

/// <summary>People's passwords, kept as ASP.NET Core's own hash, and devices' random secrets, kept as SHA-256.</summary>
internal static class Passwords
{
    public const int MinLength = 10;
    public const int MaxLength = 200;

    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ";
    private const int RandomLength = 14; // 54¹⁴: 80 bits

    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Anybody = new(); // the hasher takes a user, but never looks at one

    /// <summary>Compared with when the name is unknown, so that an answer takes as long either way.</summary>
    public static readonly string NobodysHash = HashOf(Random());

    public static string HashOf(string password) => Hasher.HashPassword(Anybody, password);

    public static PasswordVerificationResult Verify(string hash, string password) => Hasher.VerifyHashedPassword(Anybody, hash, password);

    /// <summary>A password for one use, without letters that are mistaken for one another.</summary>
    public static string Random() => RandomNumberGenerator.GetString(Alphabet, RandomLength);

    /// <summary>Why somebody may not have this password; null when they may.</summary>
    public static string? FaultOf(string name, string current, string next) =>
        next.Length < MinLength ? "password-too-short"
        : next.Length > MaxLength ? "password-too-long"
        : next == current ? "password-unchanged"
        : string.Equals(next, name, StringComparison.OrdinalIgnoreCase) ? "password-is-name"
        : null;

    /// <summary>A device's secret: 256 random bits as 64 hexadecimal digits.</summary>
    public static string RandomSecret() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    public static string HashOfSecret(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
