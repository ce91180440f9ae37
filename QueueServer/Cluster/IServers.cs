using System.Diagnostics;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Diagnostics;
using QueueServer.Offices;

namespace QueueServer.Cluster;

/// <summary>The servers there are, one or several.</summary>
internal interface IServers
{
    /// <summary>Those that are there, this one first.</summary>
    Task<IReadOnlyList<ServerState>> ListAsync();

    /// <summary>How many hub connections each account has, at all servers together; one that has none is not there.</summary>
    Task<IReadOnlyDictionary<string, int>> CountConnectionsAsync();
}

/// <summary>A server as it is.</summary>
internal sealed record ServerState
{
    /// <summary>The machine's name.</summary>
    public required string Machine { get; init; }

    /// <summary>Where the other servers reach it; null for one that is alone.</summary>
    public string? Address { get; init; }

    /// <summary>When it was started, by its machine's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The offices whose turns it takes; one that nobody asks for ten minutes is let go, and none's.</summary>
    public required IReadOnlyList<OfficeId> Offices { get; init; }

    /// <summary>Its turns of the last minute.</summary>
    public required TurnFigures Turns { get; init; }

    /// <summary>Those of each office that had any, the slowest first; of an older server none.</summary>
    public IReadOnlyList<OfficeTurns> OfficeTurns { get; init; } = [];

    /// <summary>Turns since its start that another server was ahead of, and that were taken again.</summary>
    public long Conflicts { get; init; }

    /// <summary>This program.</summary>
    /// <param name="address">Where the other servers reach it.</param>
    /// <param name="offices">The offices whose turns it takes.</param>
    /// <param name="turns">Its turns.</param>
    public static ServerState Here(string? address, IEnumerable<OfficeId> offices, TurnTimes turns)
    {
        using var process = Process.GetCurrentProcess();
        return new()
        {
            Machine = Environment.MachineName,
            Address = address,
            StartedAt = new(process.StartTime),
            Offices = [.. offices.OrderBy(office => office.Value, StringComparer.Ordinal)],
            Turns = turns.Read(),
            OfficeTurns = turns.ReadByOffice(),
            Conflicts = turns.Conflicts,
        };
    }
}

/// <summary>A server that is alone takes the turns of every office.</summary>
internal sealed class OneServer(OfficeDirectory offices, LiveConnections connections, TurnTimes turns) : IServers
{
    public Task<IReadOnlyList<ServerState>> ListAsync() =>
        Task.FromResult<IReadOnlyList<ServerState>>([ServerState.Here(null, offices.All.Select(office => office.Id), turns)]);

    public Task<IReadOnlyDictionary<string, int>> CountConnectionsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(connections.Count());
}
