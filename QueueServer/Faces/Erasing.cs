using QueueContracts.Faces;

namespace QueueServer.Faces;

/// <summary>Overwrites the faces and pictures of a request as soon as it was answered, whatever it came to.</summary>
internal static class Erasing
{
    public static TBuilder ErasesFaces<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint
            .AddEndpointFilter(
                static async (context, next) =>
                {
                    try
                    {
                        return await next(context);
                    }
                    finally
                    {
                        foreach (var holder in context.Arguments.OfType<IHoldsFace>())
                            holder.Erase();
                    }
                }
            )
            .WithMetadata(new Mark());

    /// <summary>Says that an endpoint does so.</summary>
    internal sealed class Mark;
}
