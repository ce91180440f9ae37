using System.Globalization;
using CrashTest;

// dotnet run --project tests/CrashTest -- [--kills N] [--seed N]: kills one server on SQLite, again and again
// dotnet run --project tests/CrashTest -- nodes [--seed N]: three servers on one PostgreSQL
// dotnet run --project tests/CrashTest -- takeover [--losses N] [--other DLL]: the one of three servers that takes the turns is lost
// dotnet run --project tests/CrashTest -- cut: one of three servers is cut off from the others, not from the database; for root
// dotnet run --project tests/CrashTest -- watch [--minutes N]: three servers of which none may be given up, however busy the machine is
// dotnet run --project tests/CrashTest -- starts [--kills N] [--seed N]: kills drawn over the whole of a start, on SQLite and on PostgreSQL
// dotnet run --project tests/CrashTest -- repairs [--kills N] [--seed N] [--records N]: kills drawn over the repair of a damaged database
// dotnet run --project tests/CrashTest -- clocks [--steps N] [--seed N]: a day under load while the machine's clock is set, by libfaketime
var kills = Option("--kills", 200);
var seed = Option("--seed", Random.Shared.Next());
if (args is ["nodes", ..])
{
    var nodes = await NodesRun.RunAsync(seed);
    Console.WriteLine(nodes);
    return nodes.Faults.Count == 0 ? 0 : 1;
}

if (args is ["cut", ..])
{
    var cut = await CutRun.RunAsync(Console.WriteLine);
    Console.WriteLine(cut.Count == 0 ? "sound" : $"{cut.Count} faults:\n{string.Join('\n', cut.Take(20))}");
    return cut.Count == 0 ? 0 : 1;
}

if (args is ["watch", ..])
{
    var given = await TakeoverRun.WatchAsync(TimeSpan.FromMinutes(Option("--minutes", 60)), Console.WriteLine);
    Console.WriteLine(given.Count == 0 ? "no server was given up" : $"{given.Count} faults:\n{string.Join('\n', given.Take(20))}");
    return given.Count == 0 ? 0 : 1;
}

if (args is ["takeover", ..])
{
    var taken = await TakeoverRun.RunAsync(Option("--losses", 20), Console.WriteLine, Text("--other"));
    Console.WriteLine(taken);
    return taken.Faults.Count == 0 ? 0 : 1;
}

if (args is ["starts" or "repairs" or "clocks", ..])
{
    var ended = args[0] switch
    {
        "starts" => await StartsRun.RunAsync(Option("--kills", 100), seed, Console.WriteLine),
        "repairs" => await RepairsRun.RunAsync(Option("--kills", 50), Option("--records", 400_000), seed, Console.WriteLine),
        _ => await ClocksRun.RunAsync(Option("--steps", 40), seed, Console.WriteLine),
    };
    Console.WriteLine(ended.Count == 0 ? $"sound, seed {seed}" : $"{ended.Count} faults, seed {seed}:\n{string.Join('\n', ended)}");
    return ended.Count == 0 ? 0 : 1;
}

Console.WriteLine($"{kills} kills, seed {seed}");
var report = await CrashRun.RunAsync(kills, seed, Console.WriteLine);
Console.WriteLine(report);
return report.IsSound ? 0 : 1;

string? Text(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

int Option(string name, int otherwise) =>
    Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length
        ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
        : otherwise;
