using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using QueueServer.Domain;

namespace QueueServer.Access;

/// <summary>The hub connections there are and whose they are, so that they end with their account's sessions.</summary>
internal sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, HubCallerContext> byId = [];

    public void Add(HubCallerContext connection) => byId[connection.ConnectionId] = connection;

    public void Remove(HubCallerContext connection) => byId.TryRemove(connection.ConnectionId, out _);

    /// <summary>How many each account has; one that has none is not there.</summary>
    public Dictionary<string, int> Count() =>
        byId.Values.Select(connection => connection.User?.Name()).OfType<string>().CountBy(name => name).ToDictionary();

    /// <summary>Cuts every connection of an account.</summary>
    public void Abort(string account)
    {
        foreach (var connection in Of(account))
            connection.Abort();
    }

    /// <summary>Cuts every connection of one session.</summary>
    public void AbortSession(string session)
    {
        foreach (var connection in byId.Values.Where(connection => connection.User?.Session() == session))
            connection.Abort();
    }

    private IEnumerable<HubCallerContext> Of(string account) => byId.Values.Where(connection => connection.User?.Name() == account);
}
