using System.Reflection;

namespace ScreenHosting;

/// <summary>Which build of a program runs.</summary>
public static class ProgramVersion
{
    private const int RevisionDigits = 7;

    /// <summary>The version of the program started, and of which revision it was built, as in <c>1.2.0 (a1b2c3d)</c>.</summary>
    public static string Current { get; } =
        Of(Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    /// <summary>An informational version (<c>1.2.0+revision</c>) as people read it.</summary>
    public static string Of(string? informational) =>
        informational?.Split('+', 2) switch
        {
            [var version, { Length: >= RevisionDigits } revision] => $"{version} ({revision[..RevisionDigits]})",
            [var version, ..] => version,
            _ => "unknown",
        };
}
