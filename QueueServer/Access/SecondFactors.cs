using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;
using QueueServer.Features.SignIn;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Access;

/// <summary>
/// The second factor: a code of six digits that an app on the person's phone counts from a shared secret and the time (TOTP, RFC 6238:
/// HMAC-SHA1, steps of 30 s), and recovery codes for the day the phone is gone. The secret is sealed with the keys of the cookies, which
/// are in no backup: after a restore on another machine the recovery codes still hold.
/// </summary>
internal sealed class SecondFactors(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>What a person keeps in a drawer.</summary>
    public const int RecoveryCodes = 8;

    private const int SecretBytes = 20; // RFC 4226, section 4: 160 bits are recommended
    private const int LongestIssuer = 40; // letters: more make a picture too fine for a phone
    private const char Between = ' ';

    /// <summary>
    /// No vowel, no <c>d</c>, no <c>w</c>: whatever Vietnamese input method is on, the letters stay as they are typed. No <c>l</c> and
    /// <c>o</c>: a 1 is a 1, a 0 a 0.
    /// </summary>
    private const string RecoveryAlphabet = "0123456789bcfghjkmnpqrstvxz";

    private const int RecoveryLength = 24; // 27²⁴: 114 bits, which need no salt (ASVS 2.6.2)

    /// <summary>One step before and one after: the phone's clock may be 30 s away, and a person takes time to type.</summary>
    private static readonly VerificationWindow Drift = new(previous: 1, future: 1);

    private readonly IDataProtector seal = protection.CreateProtector("second-factor");
    private readonly IDataProtector offerSeal = protection.CreateProtector("second-factor-offer");

    /// <summary>A new secret for a person to take into their app. Nothing is kept: it comes back with <see cref="Begin"/>.</summary>
    /// <param name="account">Whose it is to be; of no worth to anybody else, nor once anything ended the account's sessions.</param>
    /// <param name="issuer">What the app calls it by.</param>
    public FactorOffer Offer(AccountRow account, string issuer)
    {
        var secret = Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretBytes));
        var uri = new OtpUri(
            OtpType.Totp,
            secret,
            account.Name,
            issuer.Length > LongestIssuer ? issuer[..LongestIssuer] : issuer
        ).ToString();
        return new(secret, QrPicture.Of(uri), offerSeal.Protect(string.Join(Between, account.Name, account.Stamp, secret)));
    }

    /// <summary>
    /// The account with a second factor, once a code shows that the app has it; null when the code or the offer is wrong.
    /// </summary>
    /// <param name="account">Whose offer it was.</param>
    /// <param name="offer">What <see cref="Offer"/> sealed.</param>
    /// <param name="code">What the app shows; spaces and hyphens are as good as none.</param>
    public AccountRow? Begin(AccountRow account, string offer, string code)
    {
        if (
            !TryOpen(offerSeal, offer, out var text)
            || text.Split(Between) is not [var name, var stamp, var secret]
            || (name, stamp) != (account.Name, account.Stamp)
        )
            return null;
        return StepOf(secret, CodeOf(code)) is { } step ? account with { Factor = seal.Protect(secret), FactorStep = step } : null;
    }

    /// <summary>
    /// The account after one of its codes was taken, which then is none any more; null when it is no code of this account's.
    /// </summary>
    /// <param name="account">An account with a second factor.</param>
    /// <param name="typed">Six digits of the app, or a recovery code; spaces, hyphens and capitals are as good as none.</param>
    public AccountRow? Take(AccountRow account, string typed)
    {
        var code = CodeOf(typed);
        if (code.Length == RecoveryLength)
        {
            var (hash, left) = (Passwords.HashOfSecret(code), HashesOf(account));
            return left.Contains(hash) ? account with { RecoveryHashes = string.Join(Between, left.Where(other => other != hash)) } : null;
        }

        return TryOpen(seal, account.Factor, out var secret) && StepOf(secret, code) is { } step && step > account.FactorStep
            ? account with
            {
                FactorStep = step,
            }
            : null;
    }

    /// <summary>How many recovery codes are left; null without a second factor.</summary>
    public static int? RecoveryCodesLeft(AccountRow account) => account.Factor is null ? null : HashesOf(account).Length;

    /// <summary>New recovery codes, in groups of four, and the account that knows them; those from before are none any more.</summary>
    public static (AccountRow Account, IReadOnlyList<string> Codes) WithRecoveryCodes(AccountRow account)
    {
        var codes = Enumerable
            .Range(0, RecoveryCodes)
            .Select(_ => RandomNumberGenerator.GetString(RecoveryAlphabet, RecoveryLength))
            .ToList();
        return (
            account with
            {
                RecoveryHashes = string.Join(Between, codes.Select(Passwords.HashOfSecret)),
            },
            [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(group => new string(group))))]
        );
    }

    /// <summary>The account without its second factor.</summary>
    public static AccountRow Without(AccountRow account) => account with { Factor = null, FactorStep = 0, RecoveryHashes = null };

    private static string CodeOf(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>The time step a code is right for; null when it is for none of those that are taken now.</summary>
    private long? StepOf(string secret, string code)
    {
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        return totp.VerifyTotp(time.GetUtcNow().UtcDateTime, code, out var step, Drift) ? step : null;
    }

    private static string[] HashesOf(AccountRow account) =>
        (account.RecoveryHashes ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries);

    /// <returns>False when it is not sealed by this server's keys.</returns>
    private static bool TryOpen(IDataProtector protector, string? sealedText, [NotNullWhen(true)] out string? text)
    {
        text = null;
        try
        {
            if (sealedText is not null)
                text = protector.Unprotect(sealedText);
        }
        catch (CryptographicException) { } // of another machine's keys, or made up

        return text is not null;
    }
}

/// <param name="Secret">The secret in base 32, to be typed where no picture can be taken.</param>
/// <param name="Picture">The same as a QR code, for the app: a data URI of an SVG.</param>
/// <param name="Offer">To be sent back with the app's first code.</param>
internal sealed record FactorOffer(string Secret, string Picture, string Offer);
