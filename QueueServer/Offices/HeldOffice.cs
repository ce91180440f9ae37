using QueueServer.Domain;

namespace QueueServer.Offices;

/// <summary>A state and the settings in force with it, changed together.</summary>
/// <param name="State">The state; null before the office was started.</param>
/// <param name="Settings">The settings.</param>
internal sealed record HeldOffice(OfficeState? State, OfficeSettings Settings)
{
    /// <exception cref="InvalidOperationException">Before the office was started.</exception>
    public OfficeState Started => State ?? throw new InvalidOperationException("The office was not started.");

    /// <inheritdoc cref="Started" />
    public (OfficeState State, OfficeSettings Settings) Both => (Started, Settings);
}
