// Browsers, an encoder each, and the program under test share the machine: tests one after another measure the product.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
