using System.Globalization;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// Wrong passwords in a row where no account counts them: at one known browser, and for a name that is nobody's. All servers count as one.
/// </summary>
internal sealed class WrongTries(PassingFacts facts, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Until when a key is closed; null when it is not.</summary>
    public async Task<DateTimeOffset?> ClosedUntilAsync(string kind, string key) =>
        Read(await facts.FindAsync(kind, key)).Until is { } until && until > time.GetUtcNow() ? until : null;

    /// <summary>Counts a wrong password; answers until when the key is closed by it.</summary>
    public async Task<DateTimeOffset?> FailAsync(string kind, string key)
    {
        DateTimeOffset? until = null;
        await facts.ChangeAsync(
            kind,
            key,
            present =>
            {
                var (failed, now) = (Read(present).Failed + 1, time.GetUtcNow());
                until = LockOut.Until(failed, now);
                return new(string.Create(CultureInfo.InvariantCulture, $"{failed} {until?.ToUnixTimeMilliseconds()}"), now + Remembered);
            }
        );
        return until;
    }

    /// <summary>A right password begins the count anew.</summary>
    public Task ForgetAsync(string kind, string key) => facts.ChangeAsync(kind, key, _ => null);

    /// <summary>Begins all counts of a kind anew.</summary>
    public Task ForgetAsync(string kind) => facts.ForgetAsync(kind);

    private static (int Failed, DateTimeOffset? Until) Read(string? value) =>
        value?.Split(' ') is [var failed, var until]
            ? (
                int.Parse(failed, CultureInfo.InvariantCulture),
                until.Length == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(until, CultureInfo.InvariantCulture))
            )
            : (0, null);
}
