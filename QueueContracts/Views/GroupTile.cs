namespace QueueContracts.Views;

/// <summary>Services that kiosks show under one tile, where the first of them would stand.</summary>
/// <param name="Id">The group.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Services">Its services.</param>
public sealed record GroupTile(GroupId Id, IReadOnlyDictionary<string, string> Name, IReadOnlyList<ServiceId> Services);
