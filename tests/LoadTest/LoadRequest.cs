using LoadTest.Scenarios;
using Tests.Shared;

namespace LoadTest;

/// <summary>What the command line asked for.</summary>
/// <param name="Scenarios">What to run.</param>
/// <param name="Server">The server's program.</param>
/// <param name="Report">Where the report is written; null for none.</param>
internal sealed record LoadRequest(IReadOnlyList<Scenario> Scenarios, string Server, string? Report)
{
    public static string Usage { get; } =
        $"""
            Usage: dotnet run -c Release --project tests/LoadTest -- [report] [SCENARIO ...] [--server FILE]

            {string.Join('\n', Scenario.All.Select(scenario => $"  {scenario.Name, -9}{scenario.About}"))}

              cluster       several servers on one PostgreSQL: [--servers 1,2,3] [--offices 1,50] [--server FILE]
              report        all of them, the micro-benchmarks and the face pipeline; writes docs/performance.md
              --server FILE the QueueServer.dll that is measured (default: the one built with this program)

            Without a name all of them run. Each has a server of its own, started here on loopback with a fresh data folder.
            """;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="LoadException">An argument is unknown or lacks its value.</exception>
    public static LoadRequest Parse(IReadOnlyList<string> arguments)
    {
        var (chosen, server, report) = (new List<Scenario>(), Repository.Program("QueueServer"), (string?)null);
        for (var at = 0; at < arguments.Count; at++)
        {
            if (arguments[at] == "report")
                report = Path.Combine(Repository.Root, "docs", "performance.md");
            else if (arguments[at] == "--server" && at + 1 < arguments.Count)
                server = arguments[++at];
            else if (Scenario.All.FirstOrDefault(scenario => scenario.Name == arguments[at]) is { } named)
                chosen.Add(named);
            else
                throw new LoadException($"'{arguments[at]}' is not understood.\n{Usage}");
        }

        return new(chosen.Count > 0 ? chosen : Scenario.All, Path.GetFullPath(server), report);
    }
}
