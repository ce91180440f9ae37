using System.Globalization;
using Microsoft.Extensions.Logging;

namespace QueueContracts.Hub;

/// <summary>
/// The server's time, as a device counts with it: the moment that the last view told, and what has passed since by a clock that nobody
/// sets. This machine's own may be wrong by days. How far it is wrong is kept over a restart; until a server was ever heard it is believed.
/// </summary>
/// <param name="machine">This machine's own clock; timers and timestamps are its.</param>
/// <param name="file">Where it is kept how far this machine's clock is behind; null where it is not.</param>
/// <param name="logger">Told when it cannot be kept.</param>
public sealed partial class ServerClock(TimeProvider machine, string? file, ILogger logger) : TimeProvider
{
    /// <summary>Moments are under way for a while: less than this apart is the same time, and no reason to go back or forth.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private (DateTimeOffset Moment, long Stamp)? told;
    private TimeSpan? behind;

    /// <summary>This machine's own time, right or wrong.</summary>
    public DateTimeOffset MachineNow => machine.GetUtcNow();

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    /// <inheritdoc />
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <inheritdoc />
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return told is var (moment, stamp) ? moment + machine.GetElapsedTime(stamp) : machine.GetUtcNow() + (behind ??= Kept());
    }

    /// <summary>Takes a moment that the server just told.</summary>
    public void Take(DateTimeOffset moment)
    {
        lock (gate)
        {
            if (told is not null && (moment - GetUtcNow()).Duration() <= Tolerance)
                return;
            told = (moment, machine.GetTimestamp());
            var apart = moment - machine.GetUtcNow();
            if ((apart - (behind ??= Kept())).Duration() <= Tolerance)
                return;
            behind = apart;
            Keep(apart);
        }
    }

    private TimeSpan Kept()
    {
        try
        {
            return file is not null && long.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var milliseconds)
                ? TimeSpan.FromMilliseconds(milliseconds)
                : TimeSpan.Zero;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return TimeSpan.Zero; // the first start
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OverflowException)
        {
            LogNotKept(e.Message);
            return TimeSpan.Zero;
        }
    }

    private void Keep(TimeSpan apart)
    {
        if (file is null)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!); // a file is in a folder
            File.WriteAllText(file, ((long)apart.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(e.Message);
        }
    }

    [LoggerMessage(4, LogLevel.Warning, "How far this machine's clock is from the server's is not kept over a restart: {Reason}")]
    private partial void LogNotKept(string reason);
}
