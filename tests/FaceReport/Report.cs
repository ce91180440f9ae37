using FaceEngine.Analysis;
using FaceEngine.Models;
using FaceReport.Figures;
using FaceReport.Output;
using FaceReport.Pictures;
using QueueContracts;
using QueueContracts.Faces;

namespace FaceReport;

/// <summary>One run of the program.</summary>
internal static class Report
{
    /// <summary>Measures the folder that the arguments name.</summary>
    /// <returns>The program's exit code: 0, or 1 when there is no report.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter complaints)
    {
        if (arguments.Any(argument => argument is "--help" or "-h"))
        {
            output.WriteLine(ReportRequest.Usage);
            return 0;
        }

        try
        {
            var request = ReportRequest.Parse(arguments);
            var measured = Measure(request, output);
            ConsoleTable.Write(measured, output);
            Save(request.Out, measured);
            output.WriteLine($"\nverification.csv, search.csv and rates.svg are in {Path.GetFullPath(request.Out)}");
            return 0;
        }
        catch (Exception error) when (error is ReportException or ModelException or InvalidDataException)
        {
            complaints.WriteLine(error.Message);
            return 1;
        }
    }

    private static Measured Measure(ReportRequest request, TextWriter output)
    {
        var files = PictureFolder.Read(request.Folder);
        var policies = MatchPolicy.FromManifest(Path.Combine(request.Models, "manifest.json"));
        using var analyzer = FaceAnalyzer.Load(request.Models);
        output.WriteLine($"Reading {files.Count:n0} pictures …\n");
        var readings = new PictureReader(analyzer).ReadAll(files);
        return Measured.Of(readings, analyzer.DescriptorModel, policies[analyzer.DescriptorModel], request.Pairs, new Random(request.Seed));
    }

    private static void Save(string folder, Measured measured)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "verification.csv"), CsvFiles.Verification(measured.Verification));
            File.WriteAllText(Path.Combine(folder, "search.csv"), CsvFiles.Search(measured));
            RatePlot.Draw(measured.Verification, measured.Policy).Save(Path.Combine(folder, "rates.svg"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{folder}: the report cannot be written: {error.Message}", error);
        }
    }
}
