using System.Globalization;
using Tests.Shared;

namespace LoadTest.Cluster;

/// <summary>What the command line asked for: <c>cluster [--servers 1,2,3] [--offices 1,50] [--seconds N] [--server FILE]</c>.</summary>
internal static class ClusterRequest
{
    /// <summary>Reads the arguments.</summary>
    /// <returns>The server's program.</returns>
    /// <exception cref="LoadException">An argument is unknown, lacks its value, or is no list of numbers.</exception>
    public static string Parse(IReadOnlyList<string> arguments, out ClusterSize size)
    {
        var dll = Repository.Program("QueueServer");
        size = ClusterSize.Full;
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count)
                throw new LoadException($"{arguments[at]} lacks its value.");
            var value = arguments[at + 1];
            if (arguments[at] == "--servers")
                size = size with { Servers = NumbersIn(value) };
            else if (arguments[at] == "--offices")
                size = size with { Offices = NumbersIn(value) };
            else if (arguments[at] == "--seconds")
                size = size with { Duration = TimeSpan.FromSeconds(NumbersIn(value)[0]) };
            else if (arguments[at] == "--server")
                dll = value;
            else
                throw new LoadException(
                    $"'{arguments[at]}' is not understood: cluster knows --servers, --offices, --seconds and --server."
                );
        }

        return Path.GetFullPath(dll);
    }

    private static int[] NumbersIn(string list) =>
        [
            .. list.Split(',')
                .Select(part =>
                    int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                        ? number
                        : throw new LoadException($"'{list}' is not a list of numbers, as in 1,2,3.")
                ),
        ];
}
