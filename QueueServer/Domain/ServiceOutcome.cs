using System.Collections.Immutable;
using System.Text.Json.Serialization;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>What a service came to, as far as its officer said it.</summary>
/// <param name="Kind">What it came to; null while it was not said.</param>
internal sealed record ServiceOutcome([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] OutcomeKind? Kind = null)
{
    /// <summary>Procedures of one service.</summary>
    public const int MostProcedures = 10;

    /// <summary>How often one of them.</summary>
    public const int MostOfOne = 99;

    /// <summary>The procedures that were dealt with, each once, in the order said.</summary>
    public ImmutableArray<ProcedureCount> Procedures { get; init; } = [];

    /// <summary>What a request says; null where it says nothing.</summary>
    public static ServiceOutcome? From(OutcomeKind? kind, IReadOnlyList<ProcedureCount>? procedures) =>
        kind is null && procedures is not { Count: > 0 } ? null : new(kind) { Procedures = [.. procedures ?? []] };

    /// <inheritdoc />
    public bool Equals(ServiceOutcome? other) => other is not null && Kind == other.Kind && Procedures.SequenceEqual(other.Procedures);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, Procedures.Length);
}
