namespace Tests.Shared;

/// <summary>
/// The first passwords a server puts into its data folder: lines <c>role=user:password</c>, each gone once it is changed.
/// </summary>
internal static class FirstRun
{
    public const string File = "first-run.txt";

    /// <summary>A user's first password.</summary>
    /// <exception cref="InvalidOperationException">The user has none, or has changed it.</exception>
    public static string PasswordOf(string data, string user) =>
        System
            .IO.File.ReadLines(Path.Combine(data, File))
            .Select(line => line.Split('=', 2)[1].Split(':', 2))
            .Single(parts => parts[0] == user)[1];
}
