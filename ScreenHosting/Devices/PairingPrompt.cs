namespace ScreenHosting.Devices;

/// <summary>What the page of a device without a secret shows.</summary>
/// <param name="Code">The six digits a manager enters; null until the server gave them.</param>
/// <param name="Server">The server's address, as people read it.</param>
public sealed record PairingPrompt(string? Code, string Server);
