using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>The office that another took its settings over from.</summary>
/// <param name="Office">The office.</param>
/// <param name="Parts">Of which of its revisions each part was; a part that was never taken over is left out.</param>
internal sealed record TemplateOrigin(OfficeId Office, ImmutableSortedDictionary<SettingsPart, long> Parts);

/// <summary>A part of an office's settings that is taken over as a whole; each is a section of the manager's pages.</summary>
internal enum SettingsPart
{
    Services,
    Procedures,
    Groups,
    Counters,
    Priority,
    Hours,
    Figures,
    Texts,
    Boards,
    Brand,
    Privacy,

    /// <summary>What the office's own section says but its name and its place.</summary>
    Office,
}
