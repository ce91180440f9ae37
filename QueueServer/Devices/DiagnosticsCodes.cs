using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QueueServer.Devices;

/// <summary>
/// The codes that open a kiosk's diagnostics: six digits for one kiosk, made by a manager, used once, for ten minutes. In memory only.
/// After a few wrong ones the code is gone, so none is guessed.
/// </summary>
internal sealed class DiagnosticsCodes(TimeProvider time)
{
    private const int MostWrong = 5;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Open> byDevice = [];
    private readonly Lock gate = new();

    /// <summary>Makes a device's code; the one before is void.</summary>
    public DiagnosticsCode Make(string device)
    {
        lock (gate)
        {
            var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
            var expiresAt = time.GetUtcNow() + Lifetime;
            byDevice[device] = new(code, expiresAt);
            return new(code, expiresAt);
        }
    }

    /// <summary>Takes a device's code: true once for the right one in time.</summary>
    public bool Take(string device, string code)
    {
        lock (gate)
        {
            if (!byDevice.TryGetValue(device, out var open)) return false;
            var right = open.ExpiresAt > time.GetUtcNow() && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(open.Code));
            if (right || open.Wrong + 1 >= MostWrong) byDevice.Remove(device);
            else byDevice[device] = open with { Wrong = open.Wrong + 1 };
            return right;
        }
    }

    private sealed record Open(string Code, DateTimeOffset ExpiresAt, int Wrong = 0);
}

/// <param name="Code">Six digits.</param>
/// <param name="ExpiresAt">Until when they open anything.</param>
internal sealed record DiagnosticsCode(string Code, DateTimeOffset ExpiresAt);
