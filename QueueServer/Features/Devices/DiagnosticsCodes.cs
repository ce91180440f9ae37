using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QueueServer.Storage;

namespace QueueServer.Features.Devices;

/// <summary>
/// The codes that open a kiosk's diagnostics: six digits for one kiosk, made by a manager, used once, for ten minutes, at whichever server.
/// After a few wrong ones the code is gone, so none is guessed.
/// </summary>
internal sealed class DiagnosticsCodes(PassingFacts facts, TimeProvider time)
{
    private const string Kind = "diagnostics-code";
    private const int MostWrong = 5;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Makes a device's code; the one before is void.</summary>
    public async Task<DiagnosticsCode> MakeAsync(string device)
    {
        var code = new DiagnosticsCode(
            RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture),
            time.GetUtcNow() + Lifetime
        );
        await facts.ChangeAsync(Kind, device, _ => FactOf(code, wrong: 0));
        return code;
    }

    /// <summary>Takes a device's code: true once for the right one in time.</summary>
    public async Task<bool> TakeAsync(string device, string code)
    {
        var right = false;
        await facts.ChangeAsync(
            Kind,
            device,
            present =>
            {
                right = false;
                if (present?.Split(' ') is not [var open, var wrong, var until])
                    return null;
                right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.ASCII.GetBytes(open));
                var tried = int.Parse(wrong, CultureInfo.InvariantCulture) + 1;
                return right || tried >= MostWrong
                    ? null
                    : FactOf(new(open, DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(until, CultureInfo.InvariantCulture))), tried);
            }
        );
        return right;
    }

    private static PassingFact FactOf(DiagnosticsCode code, int wrong) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{code.Code} {wrong} {code.ExpiresAt.ToUnixTimeMilliseconds()}"), code.ExpiresAt);
}

/// <param name="Code">Six digits.</param>
/// <param name="ExpiresAt">Until when they open anything.</param>
internal sealed record DiagnosticsCode(string Code, DateTimeOffset ExpiresAt);
