using LoadTest;
using LoadTest.Cluster;
using LoadTest.Measuring;
using LoadTest.Reporting;

try
{
    if (args is ["cluster", .. var rest])
    {
        await foreach (var figures in ClusterRun.RunAsync(ClusterRequest.Parse(rest, out var size), size))
            Console.WriteLine(figures);
        return 0;
    }

    var request = LoadRequest.Parse(args);
    var machine = Machine.Read();
    var pipeline = request.Report is null ? null : await BenchmarkProgram.RunPipelineAsync(); // first: what it needs is not always there
    var outcomes = new List<Outcome>();
    foreach (var scenario in request.Scenarios)
    {
        Console.WriteLine($"{scenario.Name}: {scenario.About} …");
        outcomes.Add(await scenario.RunAloneAsync(request.Server));
        OutcomeText.Write(outcomes[^1], Console.Out);
    }

    if (request.Report is { } path)
    {
        var benchmarks = await BenchmarkProgram.RunMicroAsync();
        PerformanceReport.Write(path, machine, Machine.Read(), outcomes, benchmarks, pipeline!); // with a report it ran
        Console.WriteLine($"Written: {path}");
    }

    return outcomes.Exists(outcome => outcome.Faults.Count > 0) ? 1 : 0;
}
catch (LoadException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
