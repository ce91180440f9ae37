using FaceEngine.HeadTurns;

namespace FaceEngine.Tests.HeadTurns;

/// <summary>Drawn heads: turns over time, read at a steady rate.</summary>
internal sealed class Heads(double perSecond = 10, double dwellSeconds = 1)
{
    private readonly HeadTurnReader reader = new(new(TimeSpan.FromSeconds(0.5), 0.12f, 0.06f, TimeSpan.FromSeconds(dwellSeconds)));
    private int count;

    public HeadTurnReader Reader => reader;

    /// <summary>Every reading so far.</summary>
    public List<HeadTurnReading> Readings { get; } = [];

    public HeadTurnReading Last => Readings[^1];

    public IEnumerable<HeadDirection> Turns => Readings.Select(reading => reading.Turned).OfType<HeadDirection>();

    public int Choices => Readings.Count(reading => reading.Held);

    /// <summary>Holds the head somewhere (null: not to be seen), with some noise when given.</summary>
    public Heads Stay(double seconds, float? turn, Random? noise = null, float amplitude = 0)
    {
        for (var end = count + (int)Math.Round(seconds * perSecond); count < end; )
            Take(turn + (noise is null ? 0 : amplitude * (2 * noise.NextSingle() - 1)));
        return this;
    }

    /// <summary>Moves the head evenly.</summary>
    public Heads Move(double seconds, float from, float to)
    {
        var steps = Math.Max(1, (int)Math.Round(seconds * perSecond));
        for (var step = 1; step <= steps; step++)
            Take(from + (to - from) * step / steps);
        return this;
    }

    private void Take(float? turn) => Readings.Add(reader.Next(TimeSpan.FromSeconds(count++ / perSecond), turn));
}
