using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SfuPlatform.Operator;

/// <summary>Judges all settings at start and tells every error at once, each with its key and value.</summary>
internal sealed class OperatorOptionsValidator : IValidateOptions<OperatorOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OperatorOptions options)
    {
        var errors = new List<string>();
        Check("Rooms", options.Rooms);
        Check("Nodes", options.Nodes);
        Check("Placement", options.Placement);
        Check("Operator", options.Operator);
        if (options.PublicUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "http" or "https"))
        {
            errors.Add($"PublicUrl: '{url}' is not an absolute http or https URL");
        }

        if (options.Operator.LeaseRenewPeriod * 2 > options.Operator.LeaseDuration)
        {
            errors.Add(
                $"Operator:LeaseRenewPeriod: '{options.Operator.LeaseRenewPeriod}' is more than half of Operator:LeaseDuration '{options.Operator.LeaseDuration}'");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(string section, object part)
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(part, new ValidationContext(part), results, validateAllProperties: true);
            errors.AddRange(
                from result in results
                from member in result.MemberNames
                let value = part.GetType().GetProperty(member)!.GetValue(part)
                select $"{section}:{member}: '{value}': {result.ErrorMessage}");
        }
    }
}
