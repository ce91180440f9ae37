using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MemoryPack;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;

namespace QueueServer.Facts;

/// <summary>
/// A day's facts as they are stored: rows without gaps between their fields, so that the same facts are the same bytes, and three years of
/// them are read in the blink of an eye. Words stand in a list once, and rows name them by their place.
/// </summary>
[MemoryPackable]
internal sealed partial record StoredDay
{
    /// <summary>Another form is made again of the journal.</summary>
    public const int Form = 4;

    public required long Revision { get; init; }
    public required bool HasGaps { get; init; }
    public required string[] Words { get; init; }
    public required StoredLeg[] Legs { get; init; }
    public required StoredProcedure[] Procedures { get; init; }
    public required StoredHour[] Hours { get; init; }

    public static byte[] Write(DayFacts facts)
    {
        var words = new WordList();
        var procedures = new List<StoredProcedure>();
        foreach (var (i, leg) in facts.Legs.Index())
        {
            foreach (var one in leg.Outcome?.Procedures ?? [])
                procedures.Add(new(i, words.PlaceOf(one.Code.Value), one.Quantity));
        }

        return MemoryPackSerializer.Serialize(
            new StoredDay
            {
                Revision = facts.Revision,
                HasGaps = facts.HasGaps,
                Legs = [.. facts.Legs.Select(leg => StoredLeg.From(leg, words))],
                Procedures = [.. procedures],
                Hours = [.. facts.Hours.Select(hour => StoredHour.From(hour, words))],
                Words = words.ToArray(),
            }
        );
    }

    /// <param name="office">The office.</param>
    /// <param name="row">Of <see cref="Form"/>.</param>
    /// <exception cref="MemoryPackSerializationException">It is not what was written.</exception>
    public static DayFacts Read(OfficeId office, Storage.FactsRow row)
    {
        var stored = MemoryPackSerializer.Deserialize<StoredDay>(row.Facts) ?? throw new MemoryPackSerializationException("No facts.");
        var procedures = stored.Procedures.ToLookup(one => one.Leg, one => new ProcedureCount(new(stored.Words[one.Word]), one.Quantity));
        var legs = ImmutableArray.CreateBuilder<Leg>(stored.Legs.Length);
        foreach (var (i, leg) in stored.Legs.Index())
            legs.Add(leg.ToLeg(stored.Words, stored.Procedures.Length == 0 ? [] : [.. procedures[i]]));
        return new(office, DateOnly.FromDayNumber(row.Day), row.Version)
        {
            Revision = stored.Revision,
            IsClosed = true,
            HasGaps = stored.HasGaps,
            Legs = legs.MoveToImmutable(),
            Hours = [.. stored.Hours.Select(hour => hour.ToHour(stored.Words))],
        };
    }
}

/// <summary>Words, each once, in the order in which they came.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, int> places = [];
    private readonly List<string> words = [];

    /// <summary>-1 for no word.</summary>
    public short PlaceOf(string? word)
    {
        if (word is null)
            return -1;
        if (!places.TryGetValue(word, out var place))
        {
            places[word] = place = words.Count;
            words.Add(word);
        }

        return checked((short)place);
    }

    public string[] ToArray() => [.. words];
}

/// <summary>How often a leg was about a procedure.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct StoredProcedure(int Leg, short Word, int Quantity);

/// <summary>A <see cref="CounterHour"/>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct StoredHour(short Counter, short Officer, byte Hour, int Open, int Paused, int Busy, int Idle)
{
    public static StoredHour From(CounterHour hour, WordList words) =>
        new(
            words.PlaceOf(hour.Counter.Value),
            words.PlaceOf(hour.Officer),
            (byte)hour.Hour,
            hour.Open,
            hour.Paused,
            hour.Busy,
            hour.IdleWhileWaiting
        );

    public CounterHour ToHour(string[] words) =>
        new(new(words[Counter]), words[Officer], Hour)
        {
            Open = Open,
            Paused = Paused,
            Busy = Busy,
            IdleWhileWaiting = Idle,
        };
}
