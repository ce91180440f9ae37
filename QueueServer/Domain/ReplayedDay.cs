using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>
/// Brings back an office's day record by record, as <see cref="Evolution.Apply"/> does, but gathers the outcomes in place: they are as many
/// as the records, and nobody looks at a state between them.
/// </summary>
internal sealed class ReplayedDay(OfficeId office)
{
    private readonly ImmutableDictionary<CommandId, Outcome>.Builder outcomes = ImmutableDictionary.CreateBuilder<CommandId, Outcome>();
    private OfficeState? state;

    /// <summary>The day as far as it was brought back; null before the first record.</summary>
    public OfficeState? State => state is null ? null : state with { Outcomes = outcomes.ToImmutable() };

    /// <summary>Takes the next record of the day; the first says which day it is.</summary>
    /// <exception cref="InvalidOperationException">It does not follow the one before, or belongs to another day.</exception>
    public void Add(JournalRecord record)
    {
        state = (state ?? OfficeState.Initial(office, record.Day, record.Version - 1)).Follow(record);
        outcomes[record.Command] = new(record.Kind, record.Ticket);
    }
}
