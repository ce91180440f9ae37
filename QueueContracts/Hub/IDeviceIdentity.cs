namespace QueueContracts.Hub;

/// <summary>Who a device is to the server. It may have to wait for that, and may lose it again.</summary>
public interface IDeviceIdentity
{
    /// <summary>What the device proves itself with now; waits while it has nothing.</summary>
    Task<DeviceCredential> GetAsync(CancellationToken cancellationToken);

    /// <summary>The server answered 401 to this credential: it holds no longer. One that was replaced meanwhile changes nothing.</summary>
    void Refuse(DeviceCredential credential);
}

/// <summary>A proof that holds until <see cref="Revoked"/>.</summary>
/// <param name="Bearer">The device's <c>name:secret</c>.</param>
/// <param name="Revoked">Cancelled once the server refused it.</param>
public sealed record DeviceCredential(string Bearer, CancellationToken Revoked);

/// <summary>A device whose proof was given to it for good, for one that is never paired.</summary>
/// <param name="bearer">The device's <c>name:secret</c>.</param>
public sealed class GivenIdentity(string bearer) : IDeviceIdentity
{
    private readonly DeviceCredential credential = new(bearer, CancellationToken.None);

    /// <inheritdoc />
    public Task<DeviceCredential> GetAsync(CancellationToken cancellationToken) => Task.FromResult(credential);

    /// <inheritdoc />
    public void Refuse(DeviceCredential credential)
    {
        // It has no other: the link tries on with it.
    }
}
