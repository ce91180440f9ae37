using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using QueueContracts.Faces;
using ScreenHosting.Devices;

namespace KioskDevice.Tests.Running;

/// <summary>What a kiosk held in memory as it sent it to the server, as far as a face may be in it.</summary>
internal sealed class SentFaces
{
    public ConcurrentQueue<IHoldsFace> Sent { get; } = [];

    public void Watch(WebApplicationBuilder kiosk) =>
        kiosk.Services.AddHttpClient(DeviceServices.ServerClient).AddHttpMessageHandler(() => new Watcher(Sent));

    private sealed class Watcher(ConcurrentQueue<IHoldsFace> sent) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is JsonContent { Value: IHoldsFace holder })
                sent.Enqueue(holder);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
