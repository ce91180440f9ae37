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
}

/// <summary>One revision of an office's settings.</summary>
internal sealed class SettingsRow
{
    public required string Office { get; init; }
    public required long Revision { get; init; }
    public required long At { get; init; }
    public required string By { get; init; }
    public required string Settings { get; init; }
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

/// <summary>Somebody, or a device, that may sign in: an officer or manager by password, a kiosk or board by its secret.</summary>
internal sealed class AccountRow
{
    public required string Name { get; init; }
    public required string Role { get; init; }
    public required string Office { get; init; }
    public required string SecretHash { get; set; }
}
