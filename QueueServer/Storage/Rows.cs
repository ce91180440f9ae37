using System.Text.Json;
using QueueContracts;

namespace QueueServer.Storage;

/// <summary>One journal record. Instants are milliseconds since 1970 (UTC), days are day numbers: integers order and index well.</summary>
internal sealed class JournalRow
{
    public required string Office { get; init; }
    public required long Version { get; init; }
    public required int Day { get; init; }
    public required Guid Command { get; init; }
    public required string Kind { get; init; }
    public Guid? Ticket { get; init; }
    public required long At { get; init; }
    public required string Events { get; init; }

    /// <summary>As <see cref="StoredRecord.Checksum"/> counts it; null in records of a version that stored none.</summary>
    public long? Checksum { get; init; }

    /// <summary>The form of the events (<see cref="EventJson.Forms"/>).</summary>
    public int Form { get; init; } = 1;
}

/// <summary>One revision of an office's settings.</summary>
internal sealed class SettingsRow
{
    public required string Office { get; init; }
    public required long Revision { get; init; }
    public required long At { get; init; }
    public required string By { get; init; }
    public required string Settings { get; init; }

    /// <summary>The form of the settings (<c>SettingsStore.Forms</c>).</summary>
    public int Form { get; init; } = 1;
}

/// <summary>
/// The words of one version of an office's consent in one language. Appended only: triggers refuse any change and any deletion.
/// </summary>
internal sealed class ConsentRow
{
    public required string Office { get; init; }
    public required int Version { get; init; }
    public required string Language { get; init; }
    public required long Since { get; init; }

    /// <summary>JSON: the words by text key.</summary>
    public required string Texts { get; init; }
}

/// <summary>A sealed template.</summary>
internal sealed class FaceRow
{
    public required string Office { get; init; }
    public required int Day { get; init; }
    public required Guid Visitor { get; init; }
    public required string Model { get; init; }
    public required byte[] Box { get; init; }
}

/// <summary>A sealed picture.</summary>
internal sealed class PictureRow
{
    public required string Office { get; init; }
    public required int Day { get; init; }
    public required Guid Ticket { get; init; }
    public required byte[] Box { get; init; }
}

/// <summary>That templates or pictures were deleted: no person. Appended only: triggers refuse any change and any deletion.</summary>
internal sealed class DeletionRow
{
    public long Id { get; init; }
    public required string Office { get; init; }
    public required long At { get; init; }

    /// <summary><c>template</c> or <c>picture</c>.</summary>
    public required string Kind { get; init; }

    public required int Count { get; init; }

    /// <summary>A <see cref="Domain.DeletionReason"/> by its name on the wire.</summary>
    public required string Why { get; init; }
}

/// <summary>What an office's figures of one day are made of; it can be made again of the journal.</summary>
internal sealed class FactsRow
{
    public required string Office { get; init; }
    public required int Day { get; init; }

    /// <summary>The last of the day's records in it.</summary>
    public required long Version { get; init; }

    /// <summary>The form of <see cref="Facts"/>: one of another form is made again.</summary>
    public required int Form { get; init; }

    public required byte[] Facts { get; init; }
}

/// <summary>A key that was made at its first use and is in no backup.</summary>
internal sealed class SecretRow
{
    public required string Name { get; init; }
    public required byte[] Value { get; init; }
}

/// <summary>
/// Somebody, or a device, that may sign in: a person by password, a kiosk or board by its secret. Replaced as a whole, never changed in
/// place.
/// </summary>
internal sealed record AccountRow
{
    public required string Name { get; init; }
    public required string Role { get; init; }

    /// <summary>The office it belongs to, and below which a manager or auditor reaches.</summary>
    public required string Office { get; init; }

    /// <summary>What a person is called in full; null while nobody said it.</summary>
    public string? FullName { get; init; }

    /// <summary>What a person is called on screens; null while nobody said it.</summary>
    public string? ShortName { get; init; }

    public required string SecretHash { get; init; }

    /// <summary>Names the sessions that hold: one with another stamp has ended.</summary>
    public string Stamp { get; init; } = "";

    public long CreatedAt { get; init; }

    /// <summary>The password must be changed before anything else is done.</summary>
    public bool MustChange { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Wrong passwords in a row.</summary>
    public int Failed { get; init; }

    public long? LockedUntil { get; init; }

    /// <summary>The second factor's secret, sealed; null without one (<c>SecondFactors</c>).</summary>
    public string? Factor { get; init; }

    /// <summary>The time step of the last of its codes that was taken: no code is taken twice.</summary>
    public long FactorStep { get; init; }

    /// <summary>The hashes of the recovery codes that are left, one behind the other with a space between.</summary>
    public string? RecoveryHashes { get; init; }

    public long? PairedAt { get; init; }
    public string? PairedBy { get; init; }
    public long? RevokedAt { get; init; }

    /// <summary>
    /// The display a board shows, by its id, null for the office's own; of a kiosk the counter whose checks its camera answers, and of a
    /// rating tablet the counter where it stands, null for none.
    /// </summary>
    public string? Display { get; init; }
}

/// <summary>One thing somebody did. Appended only: triggers refuse any change and any deletion.</summary>
internal sealed class AuditRow
{
    public long Id { get; init; }
    public required long At { get; init; }

    /// <summary>The office it happened in; empty when it was in none.</summary>
    public required string Office { get; init; }

    /// <summary>The account's name; empty for nobody.</summary>
    public required string Who { get; init; }

    public required string Role { get; init; }
    public required string What { get; init; }
    public string? Subject { get; init; }
    public required string Address { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }

    /// <summary>What somebody did.</summary>
    /// <param name="at">When.</param>
    /// <param name="actor">Who, and from where.</param>
    /// <param name="office">The office it happened in; null for none, which only administrators read.</param>
    /// <param name="what">A stable word such as those of <see cref="Audited"/>.</param>
    /// <param name="subject">Whom or what it was done to.</param>
    /// <param name="before">What it was before; written as JSON in the wire's form.</param>
    /// <param name="after">What it was after.</param>
    public static AuditRow Create(
        DateTimeOffset at,
        Actor actor,
        OfficeId? office,
        string what,
        string? subject = null,
        object? before = null,
        object? after = null
    ) =>
        new()
        {
            At = at.ToUnixTimeMilliseconds(),
            Office = office?.Value ?? "",
            Who = actor.Name,
            Role = actor.Role,
            What = what,
            Subject = subject,
            Address = actor.Address,
            Before = Write(before),
            After = Write(after),
        };

    private static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Wire.Json);
}

/// <summary>Who does something, as the audit names them.</summary>
/// <param name="Name">The account's; empty for nobody.</param>
/// <param name="Role">Of the account.</param>
/// <param name="Address">From where.</param>
internal sealed record Actor(string Name, string Role, string Address);

/// <summary>A rating: of no ticket and of no moment. Its id is drawn at random; at the day's end the rows are put in its order.</summary>
internal sealed record RatingRow
{
    public required Guid Id { get; init; }
    public required string Office { get; init; }
    public required int Day { get; init; }

    /// <summary>By the office's clock, 0…23.</summary>
    public required int Hour { get; init; }

    public required string Service { get; init; }
    public required string Counter { get; init; }

    /// <summary>The account's name; empty where nobody knows.</summary>
    public required string Officer { get; init; }

    /// <summary>A <see cref="QueueContracts.Requests.RatingLevel"/> by its name on the wire.</summary>
    public required string Level { get; init; }

    /// <summary>Reasons by their names on the wire, one behind the other with a space between.</summary>
    public required string Reasons { get; init; }

    public string? Text { get; init; }

    /// <summary>A <see cref="Domain.RatingChannel"/> likewise.</summary>
    public required string Channel { get; init; }

    public required string WordsVersion { get; init; }
    public required bool IsHasty { get; init; }
}

/// <summary>One hour of a kiosk's visits, as it was handed in: counts, and nothing of anybody.</summary>
internal sealed class FunnelRow
{
    public required string Office { get; init; }
    public required string Kiosk { get; init; }
    public required Guid Id { get; init; }
    public required long Hour { get; init; }
    public required int Begun { get; init; }
    public required int WithFace { get; init; }
    public required int WithoutFace { get; init; }
    public required int Places { get; init; }
    public required int Seconds { get; init; }

    /// <summary>JSON: counts by step.</summary>
    public required string GivenUp { get; init; }

    public required int ChallengesFailed { get; init; }
    public required int CameraTroubles { get; init; }
}

/// <summary>A fact of <see cref="PassingFacts"/>.</summary>
internal sealed record PassingRow
{
    public required string Kind { get; init; }
    public required string Key { get; init; }
    public required string Value { get; init; }
    public required long Until { get; init; }

    /// <summary>Counts its changes: of two who change it at once one comes second.</summary>
    public required long Turn { get; init; }
}
