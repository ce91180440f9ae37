namespace QueueContracts.Hub;

/// <summary>Whether a screen is in touch with the server.</summary>
/// <param name="Connected">True while the hub connection stands.</param>
/// <param name="Since">When this began.</param>
public sealed record LinkState(bool Connected, DateTimeOffset Since);
