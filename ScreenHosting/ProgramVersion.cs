using System.Reflection;

namespace ScreenHosting;

/// <summary>Which build of a program runs.</summary>
public static class ProgramVersion
{
    /// <summary>The informational version of the program started.</summary>
    public static string Current { get; } =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
