using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace QueueServer.Http;

/// <summary>Says in the OpenAPI document that the typed ids are strings.</summary>
internal sealed class IdSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type is { Namespace: nameof(QueueContracts), IsValueType: true, IsEnum: false })
            schema.Type = JsonSchemaType.String;
        return Task.CompletedTask;
    }
}
