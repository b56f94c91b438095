using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SfuPlatform.Architecture.Tests;

/// <summary>Which type of an assembly names which other type, read from the compiled code.</summary>
internal sealed class TypeGraph
{
    private readonly Dictionary<TypeDefinition, HashSet<TypeReference>> _uses = [];

    private TypeGraph(ModuleDefinition module)
    {
        foreach (var type in module.GetTypes().Where(type => type.Name != "<Module>"))
        {
            var owner = Outermost(type);
            if (!_uses.TryGetValue(owner, out var uses))
            {
                _uses[owner] = uses = [];
            }

            Collect(type, reference => Add(reference, uses));
        }
    }

    /// <summary>The outermost types written by us, without those that the compiler and source generators make.</summary>
    public IEnumerable<TypeDefinition> Types => _uses.Keys.Where(type => type.Namespace.StartsWith("SfuPlatform", StringComparison.Ordinal));

    /// <summary>Reads the assembly that holds <paramref name="assemblyName"/> from the test's own output folder.</summary>
    public static TypeGraph Of(string assemblyName)
    {
        var path = Path.Combine(AppContext.BaseDirectory, assemblyName + ".dll");
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return new(ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = resolver }));
    }

    /// <summary>The names of the assemblies that one references.</summary>
    public static IEnumerable<string> ReferencesOf(string assemblyName)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assemblyName + ".dll"));
        return [.. module.AssemblyReferences.Select(reference => reference.Name)];
    }

    /// <summary>All types that <paramref name="type"/> or what is nested in it names.</summary>
    public IEnumerable<TypeReference> UsesOf(TypeDefinition type) => _uses[type];

    /// <summary>Edges between namespaces of this assembly, each with one type that makes it.</summary>
    public IReadOnlyDictionary<(string From, string To), string> NamespaceEdges()
    {
        var edges = new Dictionary<(string, string), string>();
        foreach (var type in Types)
        {
            foreach (var used in UsesOf(type).Where(used => used.Namespace != type.Namespace
                         && used.Namespace.StartsWith("SfuPlatform", StringComparison.Ordinal)))
            {
                edges.TryAdd((type.Namespace, used.Namespace), $"{type.FullName} uses {used.FullName}");
            }
        }

        return edges;
    }

    /// <summary>The members that the code of a type calls or reads, as <c>Namespace.Type::Member</c>.</summary>
    public static IEnumerable<string> MemberUses(TypeDefinition type) =>
        WithNested(type).SelectMany(nested => nested.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions)
            .Select(instruction => instruction.Operand).OfType<MemberReference>()
            .Where(member => member.DeclaringType is not null)
            .Select(member => $"{member.DeclaringType.GetElementType().FullName}::{member.Name}");

    /// <summary>A type and everything nested in it.</summary>
    public static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type;
    }

    private static void Add(TypeReference? reference, HashSet<TypeReference> uses)
    {
        switch (reference)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                foreach (var argument in generic.GenericArguments)
                {
                    Add(argument, uses);
                }

                break;
        }

        if (reference is TypeSpecification specification)
        {
            Add(specification.ElementType, uses);
            return;
        }

        while (reference.DeclaringType is not null)
        {
            reference = reference.DeclaringType;
        }

        uses.Add(reference);
    }

    private static void Collect(TypeDefinition type, Action<TypeReference?> add)
    {
        add(type.BaseType);
        foreach (var implemented in type.Interfaces)
        {
            add(implemented.InterfaceType);
        }

        foreach (var field in type.Fields)
        {
            add(field.FieldType);
        }

        foreach (var method in type.Methods)
        {
            add(method.ReturnType);
            foreach (var parameter in method.Parameters)
            {
                add(parameter.ParameterType);
            }

            if (method.HasBody)
            {
                CollectBody(method.Body, add);
            }
        }
    }

    private static void CollectBody(MethodBody body, Action<TypeReference?> add)
    {
        foreach (var variable in body.Variables)
        {
            add(variable.VariableType);
        }

        foreach (var instruction in body.Instructions)
        {
            switch (instruction.Operand)
            {
                case TypeReference type:
                    add(type);
                    break;
                case MethodReference method:
                    add(method.DeclaringType);
                    add(method.ReturnType);
                    foreach (var argument in (method as GenericInstanceMethod)?.GenericArguments ?? [])
                    {
                        add(argument);
                    }

                    break;
                case FieldReference field:
                    add(field.DeclaringType);
                    break;
            }
        }
    }
}
