using System.Runtime.InteropServices;

namespace FaceEngine.Models;

/// <summary>The portable runtime identifier of the running process, as the manifest spells it.</summary>
internal static class ThisMachine
{
    public static string Rid { get; } =
        (
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux"
        )
        + "-"
        + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
}
