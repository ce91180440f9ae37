namespace QueueServer.Domain;

/// <summary>Whom a counter calls: among the services it serves, who has waited longest.</summary>
internal static class CallingOrder
{
    /// <summary>Everybody a counter can serve, in the order it would call them; empty only when nobody it can serve waits.</summary>
    public static IEnumerable<WaitingPlace> Next(OfficeState state, CounterSettings counter)
    {
        // One cursor a line, always taking the smallest head: no line is copied, and the first is found in one step.
        var heads = new PriorityQueue<IEnumerator<WaitingPlace>, long>();
        foreach (var service in counter.Services.Distinct()) Queue(state.Line(service).GetEnumerator());
        while (heads.TryDequeue(out var line, out _))
        {
            yield return line.Current;
            Queue(line);
        }

        void Queue(IEnumerator<WaitingPlace> line)
        {
            if (line.MoveNext()) heads.Enqueue(line, line.Current.Place);
        }
    }
}
