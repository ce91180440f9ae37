using System.Globalization;
using CrashTest;

// dotnet run --project tests/CrashTest -- [--kills N] [--seed N]: kills one server on SQLite, again and again
// dotnet run --project tests/CrashTest -- nodes [--seed N]: three servers on one PostgreSQL
var kills = Option("--kills", 200);
var seed = Option("--seed", Random.Shared.Next());
if (args is ["nodes", ..])
{
    var nodes = await NodesRun.RunAsync(seed);
    Console.WriteLine(nodes);
    return nodes.Faults.Count == 0 ? 0 : 1;
}

Console.WriteLine($"{kills} kills, seed {seed}");
var report = await CrashRun.RunAsync(kills, seed, Console.WriteLine);
Console.WriteLine(report);
return report.IsSound ? 0 : 1;

int Option(string name, int otherwise) =>
    Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
