using System.Collections.Immutable;
using System.Text;
using QueueServer.Domain;
using QueueServer.Storage;

namespace Domain.Tests.Records;

internal static class WrittenEvents
{
    /// <summary>The events as the journal gives them back.</summary>
    public static ImmutableArray<QueueEvent> WrittenAndRead(this ImmutableArray<QueueEvent> events) =>
        EventJson.Read(EventJson.Write(events), EventJson.Forms.Current);
}
