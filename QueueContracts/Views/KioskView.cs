using QueueContracts.Requests;

namespace QueueContracts.Views;

/// <summary>What a kiosk shows of its office.</summary>
public sealed record KioskView : IView
{
    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>The office's version.</summary>
    public required long Version { get; init; }

    /// <summary>The office's name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>The office's IANA time zone, for the times shown.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The office's own date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether numbers are given now, for at least one service.</summary>
    public required bool Open { get; init; }

    /// <summary>When numbers are given next; null while they are, or when that is not known.</summary>
    public required DateTimeOffset? OpensAt { get; init; }

    /// <summary>The service areas in the office's order.</summary>
    public required IReadOnlyList<ServiceLine> Services { get; init; }

    /// <summary>Services under one tile; empty while each has its own.</summary>
    public IReadOnlyList<GroupTile> Groups { get; init; } = [];

    /// <summary>The office's colour and logo.</summary>
    public Brand Brand { get; init; } = Brand.None;

    /// <summary>The priority classes a visitor may name, in the office's order; empty when there are none.</summary>
    public required IReadOnlyList<ClassChoice> Classes { get; init; }

    /// <summary>
    /// The office's own wording by text key, then by language code, in place of the resource files'; only keys that begin with
    /// <c>kiosk.</c>, <c>consent.</c>, <c>number.</c> or <c>trouble.</c>.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts { get; init; }

    /// <summary>The version of the consent text in force; an answer to it carries this number.</summary>
    public int ConsentVersion { get; init; } = 1;

    /// <summary>Whether the office uses faces at all; without, nobody is asked, and everybody takes the way of the code.</summary>
    public bool Faces { get; init; } = true;

    /// <summary>Whether a picture for the officer may be offered.</summary>
    public bool Pictures { get; init; } = true;

    /// <inheritdoc />
    public DateTimeOffset? At { get; init; }
}

/// <summary>A priority class as visitors and officers see it.</summary>
/// <param name="Id">The class.</param>
/// <param name="Name">Its name by language code.</param>
public sealed record ClassChoice(ClassId Id, IReadOnlyDictionary<string, string> Name);
