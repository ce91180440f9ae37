using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace QueueServer.Screens;

/// <summary>
/// Ends the connections of screens that say nothing any more. SignalR's own limit begins with the first ping: a screen that falls silent
/// before it would be kept for good. Polling is left alone: it says nothing while it waits, and has a limit of its own.
/// </summary>
internal static class SilentScreens
{
    /// <param name="connections">What the hub is built on.</param>
    /// <param name="limit">Of silence; screens ping every four seconds.</param>
    /// <param name="time">Whose timestamps measure it.</param>
    public static IConnectionBuilder EndSilent(this IConnectionBuilder connections, TimeSpan limit, TimeProvider time) =>
        connections.Use(next =>
            connection =>
            {
                if (
                    connection.Features.Get<IConnectionInherentKeepAliveFeature>() is not { HasInherentKeepAlive: true }
                    && connection.Features.Get<IConnectionHeartbeatFeature>() is { } heartbeat
                )
                {
                    var heard = new HeardInput(connection.Transport.Input, time);
                    connection.Transport = new HeardPipe(heard, connection.Transport.Output);
                    heartbeat.OnHeartbeat(
                        _ =>
                        {
                            if (heard.Silence > limit)
                                connection.Abort();
                        },
                        connection
                    );
                }

                return next(connection);
            }
        );

    private sealed record HeardPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Notes when something came.</summary>
    private sealed class HeardInput(PipeReader input, TimeProvider time) : PipeReader
    {
        private long heardAt = time.GetTimestamp();

        public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref heardAt));

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            Note(await input.ReadAsync(cancellationToken));

        public override bool TryRead(out ReadResult result)
        {
            if (!input.TryRead(out result))
                return false;
            Note(result);
            return true;
        }

        public override void AdvanceTo(SequencePosition consumed) => input.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => input.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => input.CancelPendingRead();

        public override void Complete(Exception? exception = null) => input.Complete(exception);

        private ReadResult Note(ReadResult result)
        {
            if (!result.Buffer.IsEmpty)
                Interlocked.Exchange(ref heardAt, time.GetTimestamp());
            return result;
        }
    }
}
