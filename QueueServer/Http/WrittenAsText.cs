using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using QueueContracts.Faces;

namespace QueueServer.Http;

/// <summary>
/// Says in the OpenAPI document what own converters write, of which it knows nothing by itself: ids, texts and addresses are strings, lists
/// and tables of texts are what they are, and a template is its model and its values.
/// </summary>
internal sealed class WrittenAsText : IOpenApiSchemaTransformer
{
    /// <summary>What a type is called in the document: an id as in the code, <c>TicketId</c>.</summary>
    public static string? NameOf(JsonTypeInfo type) =>
        type.Type is { GenericTypeArguments: [{ DeclaringType: { } names } named] } && names == typeof(Named)
            ? $"{named.Name}Id"
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (schema.Type is not null)
            return;
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(string) || type == typeof(Uri))
        {
            schema.Type = JsonSchemaType.String;
            if (context.JsonPropertyInfo is { IsGetNullable: true })
                schema.Type |= JsonSchemaType.Null;
        }
        else if (type.Namespace == typeof(TicketCode).Namespace && type.IsValueType)
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (type == typeof(FaceTemplate))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["model"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["values"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "byte" },
            };
        }
        else if (context.JsonPropertyInfo?.CustomConverter is not null)
        {
            var plain = await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellationToken);
            (schema.Type, schema.Items, schema.AdditionalProperties) = (plain.Type, plain.Items, plain.AdditionalProperties);
        }
    }
}
