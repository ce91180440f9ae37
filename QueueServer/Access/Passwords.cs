using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace QueueServer.Access;

/// <summary>People's passwords, kept as ASP.NET Core's own hash, and devices' random secrets, kept as SHA-256.</summary>
internal static class Passwords
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    /// <summary>Longer ones are nobody's, and not hashed: there was a time when 200 letters were allowed.</summary>
    private const int LongestTried = 200;

    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ";
    private const int RandomLength = 14; // 54¹⁴: 80 bits

    /// <summary>OWASP's Password Storage Cheat Sheet for PBKDF2-HMAC-SHA512; older hashes are made anew at the next sign-in.</summary>
    public const int Rounds = 210_000;

    private static PasswordHasher<object> Hasher = With(Rounds);
    private static readonly object Anybody = new(); // the hasher takes a user, but never looks at one

    /// <summary>Compared with when the name is unknown, so that an answer takes as long either way.</summary>
    public static string NobodysHash => Nobodys.Value;

    private static readonly Lazy<string> Nobodys = new(() => HashOf(Random())); // not at every start: it takes as long as a sign-in

    /// <summary>For tests alone, which make thousands of accounts: each password is hashed in next to no time.</summary>
    internal static void HashQuickly() => Hasher = With(rounds: 1000);

    public static string HashOf(string password) => Hasher.HashPassword(Anybody, password);

    /// <summary>
    /// Whether a password is the one that was hashed. One that was set before letters were composed is found, too, and is to be hashed
    /// anew.
    /// </summary>
    public static PasswordVerificationResult Verify(string hash, string password)
    {
        if (password.Length > LongestTried)
            return PasswordVerificationResult.Failed;
        var result = Hasher.VerifyHashedPassword(Anybody, hash, password);
        if (result != PasswordVerificationResult.Failed || Ascii.IsValid(password))
            return result;
        return Hasher.VerifyHashedPassword(Anybody, hash, password.Normalize(NormalizationForm.FormD)) == PasswordVerificationResult.Failed
            ? result
            : PasswordVerificationResult.SuccessRehashNeeded;
    }

    private static PasswordHasher<object> With(int rounds) => new(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));

    /// <summary>A password for one use, without letters that are mistaken for one another.</summary>
    public static string Random() => RandomNumberGenerator.GetString(Alphabet, RandomLength);

    /// <summary>Why somebody may not have this password; null when they may.</summary>
    public static string? FaultOf(string name, string current, string next) =>
        next.Length < MinLength ? "password-too-short"
        : next.Length > MaxLength ? "password-too-long"
        : next == current ? "password-unchanged"
        : IsMadeOf(next, name) ? "password-is-name"
        : CommonPasswords.Has(next, name) ? "password-common"
        : null;

    /// <summary>Whether a password is the name, once or over and over, whatever stands between and however it is written.</summary>
    private static bool IsMadeOf(string password, string name)
    {
        var (letters, of) = (LettersOf(password), LettersOf(name));
        return of.Length > 0 && letters.Replace(of, "", StringComparison.Ordinal).Length == 0;
    }

    private static string LettersOf(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));

    /// <summary>A device's secret: 256 random bits as 64 hexadecimal digits.</summary>
    public static string RandomSecret() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    public static string HashOfSecret(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
