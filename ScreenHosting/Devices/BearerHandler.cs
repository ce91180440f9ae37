using System.Net;
using System.Net.Http.Headers;
using QueueContracts;

namespace ScreenHosting.Devices;

/// <summary>Sends each request as this device, and says so when the server refuses its credential.</summary>
internal sealed class BearerHandler(IDeviceIdentity device) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var credential = await device.GetAsync(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential.Bearer);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
            device.Refuse(credential);
        return answer;
    }
}
