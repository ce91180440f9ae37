namespace FaceReport;

/// <summary>What the command line asked for.</summary>
/// <param name="Folder">Holds one folder a person.</param>
/// <param name="Out">Where the CSV files and the plot are written; made when it is missing.</param>
/// <param name="Models">Folder with <c>manifest.json</c> and <c>files/</c>.</param>
/// <param name="Pairs">At most so many pairs of each kind are compared.</param>
/// <param name="Seed">Draws the pairs when there are more, and which pictures make a template.</param>
internal sealed record ReportRequest(string Folder, string Out, string Models, int Pairs, int Seed)
{
    public const string Usage = """
        Usage: dotnet run -c Release --project tests/FaceReport -- FOLDER [--out DIR] [--models DIR] [--pairs N] [--seed N]

          FOLDER        one folder a person, with pictures of that person: FOLDER/person/picture.jpg (.jpeg, .png)
          --out DIR     where verification.csv, search.csv and rates.svg are written (default: face-report)
          --models DIR  folder with manifest.json and files/ (default: the repository's models)
          --pairs N     at most N pairs of one person, and N of two people, are compared (default: 500000)
          --seed N      draws the pairs when there are more, and which pictures make a template (default: 1)

        Measures how well faces are found, told apart and searched for, with the models and thresholds of manifest.json.
        Pictures are decoded by OpenCV (Linux on x64, with GTK installed) to at most 640 pixels a side, as a kiosk sees them.
        No name of a person and nothing of a picture is written; only a picture that cannot be read is named, on the console.
        """;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ReportException">An argument is missing, unknown or out of range.</exception>
    public static ReportRequest Parse(IReadOnlyList<string> arguments)
    {
        string? folder = null,
            models = null;
        var output = "face-report";
        int pairs = 500_000,
            seed = 1;
        for (var at = 0; at < arguments.Count; at++)
        {
            string Value(string option) =>
                ++at < arguments.Count ? arguments[at] : throw new ReportException($"{option} needs a value.\n{Usage}");
            int Number(string option, int least) =>
                int.TryParse(Value(option), out var number) && number >= least
                    ? number
                    : throw new ReportException($"{option} needs a whole number of at least {least}, not '{arguments[at]}'.");
            switch (arguments[at])
            {
                case "--out":
                    output = Value("--out");
                    break;
                case "--models":
                    models = Value("--models");
                    break;
                case "--pairs":
                    pairs = Number("--pairs", 1);
                    break;
                case "--seed":
                    seed = Number("--seed", 0);
                    break;
                case var other when folder is not null || other.StartsWith('-'):
                    throw new ReportException($"'{other}' is not understood.\n{Usage}");
                case var first:
                    folder = first;
                    break;
            }
        }

        if (folder is null)
            throw new ReportException($"Name the folder with the pictures.\n{Usage}");
        return new(folder, output, models ?? NearestModels(), pairs, seed);
    }

    private static string NearestModels()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "models", "manifest.json")))
                return Path.Combine(folder.FullName, "models");
        }

        throw new ReportException("No models/manifest.json above this program: name its folder with --models.");
    }
}
