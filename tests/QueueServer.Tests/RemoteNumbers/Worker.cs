using QueueServer.Access;
using QueueServer.Features.RemoteNumbers;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.RemoteNumbers;

/// <summary>A phone, or a robot, that takes numbers from afar.</summary>
internal sealed class Worker(HttpClient phone) : IDisposable
{
    private const string Path = $"{Speaking.OfficePath}/remote-numbers";

    public void Dispose() => phone.Dispose();

    public Task<HttpResponseMessage> AskAsync(CommandId command) => phone.SendAsync($"{Path}/challenge", new ChallengeRequest(command));

    public Task<HttpResponseMessage> TakeAsync(CommandId command, string proof) =>
        phone.SendAsync(Path, new RemoteRequest(command, TestOffice.Births, proof));

    /// <summary>Asks, works, and takes.</summary>
    public Task<HttpResponseMessage> TakeAsync(ServiceId? service = null, CommandId? command = null, ClassId? of = null)
    {
        var id = command ?? CommandId.New();
        return phone.SendProvedAsync(Path, id, proof => new RemoteRequest(id, service ?? TestOffice.Births, proof, of));
    }
}
