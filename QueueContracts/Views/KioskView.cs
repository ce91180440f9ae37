using QueueContracts.Ids;
using QueueContracts.Requests;

namespace QueueContracts.Views;

/// <summary>What a kiosk shows of its office.</summary>
/// <param name="Office">The office.</param>
/// <param name="Version">The office's version.</param>
/// <param name="Name">The office's name by language code.</param>
/// <param name="TimeZone">The office's IANA time zone, for the times shown.</param>
/// <param name="Day">The office's own date.</param>
/// <param name="Open">Whether numbers are given now, for at least one service.</param>
/// <param name="OpensAt">When numbers are given next; null while they are, or when that is not known.</param>
/// <param name="Services">The service areas in the office's order.</param>
/// <param name="Classes">The priority classes a visitor may name, in the office's order; empty when there are none.</param>
/// <param name="Texts">
/// The office's own wording by text key, then by language code, in place of the resource files'; only keys that begin with
/// <c>kiosk.</c>, <c>consent.</c>, <c>number.</c> or <c>trouble.</c>.
/// </param>
/// <param name="ConsentVersion">The version of the consent text in force; an answer to it carries this number.</param>
/// <param name="Faces">Whether the office uses faces at all; without, nobody is asked, and everybody takes the way of the code.</param>
/// <param name="Pictures">Whether a picture for the officer may be offered.</param>
public sealed record KioskView(
    OfficeId Office,
    long Version,
    IReadOnlyDictionary<string, string> Name,
    string TimeZone,
    DateOnly Day,
    bool Open,
    DateTimeOffset? OpensAt,
    IReadOnlyList<ServiceLine> Services,
    IReadOnlyList<ClassChoice> Classes,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts,
    int ConsentVersion = 1,
    bool Faces = true,
    bool Pictures = true
) : IView
{
    /// <inheritdoc />
    public DateTimeOffset? At { get; init; }
}

/// <summary>A priority class as visitors and officers see it.</summary>
/// <param name="Id">The class.</param>
/// <param name="Name">Its name by language code.</param>
public sealed record ClassChoice(ClassId Id, IReadOnlyDictionary<string, string> Name);
